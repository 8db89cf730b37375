#include "json_position.hpp"

#include <algorithm>
#include <string>

namespace unbroadcast {
namespace {

/// Walks well-formed JSON without building anything.
class Walker {
public:
    explicit Walker(std::string_view text) : text_(text) {}

    void spaces() {
        while (at < text_.size() &&
               std::string_view(" \t\r\n").find(text_[at]) != std::string_view::npos)
            ++at;
    }
    [[nodiscard]] char peek() const { return at < text_.size() ? text_[at] : '\0'; }

    std::string string() {
        std::string out;
        for (++at; at < text_.size() && text_[at] != '"'; ++at) {
            if (text_[at] == '\\') ++at;  // keys of rule files have no escapes worth decoding
            if (at < text_.size()) out += text_[at];
        }
        ++at;
        return out;
    }

    void value() {
        spaces();
        int depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                string();
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                ++at;
            }
            if (depth == 0 && ends_scalar()) return;
        } while (at < text_.size());
    }

    /// Moves to the member or element named by `token`; false (and no move) when there is none.
    bool enter(const std::string& token) {
        spaces();
        const std::size_t before = at;
        const char open = peek();
        if (open != '{' && open != '[') return false;
        std::size_t index = 0;
        for (++at;; ++at, ++index) {
            spaces();
            if (peek() == '}' || peek() == ']' || at >= text_.size()) break;
            std::string name = std::to_string(index);
            if (open == '{') {
                name = string();
                spaces();
                ++at;  // ':'
            }
            spaces();
            if (name == token) return true;
            value();
            spaces();
            if (peek() != ',') break;
        }
        at = before;
        return false;
    }

    std::size_t at = 0;

private:
    [[nodiscard]] bool ends_scalar() const {
        const char c = peek();
        return c == '\0' || c == ',' || c == '}' || c == ']' || c == ' ' || c == '\n' ||
               c == '\r' || c == '\t';
    }
    std::string_view text_;
};

std::string unescape(std::string_view token) {
    std::string out;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] == '~' && i + 1 < token.size())
            out += token[++i] == '1' ? '/' : '~';
        else
            out += token[i];
    }
    return out;
}

}  // namespace

Position position_of_byte(std::string_view text, std::size_t byte) {
    Position position;
    for (std::size_t i = 0; i < std::min(byte, text.size()); ++i) {
        if (text[i] == '\n') {
            ++position.line;
            position.column = 1;
        } else {
            ++position.column;
        }
    }
    return position;
}

Position position_of_pointer(std::string_view json, std::string_view pointer) {
    Walker walker(json);
    walker.spaces();
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        if (!walker.enter(unescape(pointer.substr(0, end)))) break;
        pointer.remove_prefix(end);
    }
    return position_of_byte(json, walker.at);
}

}  // namespace unbroadcast
