#include "line_reader.hpp"

#include <string_view>

namespace unbroadcast::cli {

Line read_line(std::istream& in, std::string& line) {
    using Traits = std::istream::traits_type;
    line.clear();
    bool too_long = false;
    bool any = false;
    std::streambuf& buffer = *in.rdbuf();
    for (auto unit = buffer.sbumpc(); !Traits::eq_int_type(unit, Traits::eof());
         unit = buffer.sbumpc()) {
        any = true;
        const char c = Traits::to_char_type(unit);
        if (c == '\n') break;
        if (line.size() < max_line_bytes) {
            line.push_back(c);
        } else {
            too_long = true;
        }
    }
    if (!any) return Line::end;
    if (too_long) return Line::too_long;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return Line::read;
}

void drop_byte_order_mark(std::string& text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (std::string_view(text).substr(0, mark.size()) == mark) text.erase(0, mark.size());
}

bool is_blank(const std::string& line) {
    return line.find_first_not_of(" \t\r") == std::string::npos;
}

}  // namespace unbroadcast::cli
