#pragma once
// What is wrong with a rule file, a pack or a setting, for the person who wrote it.
// Loading never stops at the first problem: callers get every diagnostic at once.
// Plain values, no locale, no I/O; safe to use from any thread.

#include <cstdint>
#include <string>

namespace unbroadcast {

enum class Severity : std::uint8_t { warning, error };

struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;          ///< stable kebab-case name, e.g. "unknown-key", "bad-pattern"
    std::string file;          ///< the name given to the loader; empty when there is no file
    std::string pointer;       ///< JSON pointer (RFC 6901) to the value; "" is the document
    std::uint32_t line = 0;    ///< 1-based; 0 when unknown
    std::uint32_t column = 0;  ///< 1-based, in UTF-8 bytes; 0 when unknown
    std::string message;       ///< what is wrong and what to do, one sentence
};

/// One line as compilers print it: "file:line:column: error: message [code at /pointer]".
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

}  // namespace unbroadcast
