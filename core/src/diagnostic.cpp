#include "unbroadcast/diagnostic.hpp"

namespace unbroadcast {

std::string to_string(const Diagnostic& d) {
    std::string out = d.file.empty() ? "pack" : d.file;
    if (d.line != 0) out += ":" + std::to_string(d.line) + ":" + std::to_string(d.column);
    out += d.severity == Severity::error ? ": error: " : ": warning: ";
    out += d.message + " [" + d.code;
    if (!d.pointer.empty()) out += " at " + d.pointer;
    return out + "]";
}

}  // namespace unbroadcast
