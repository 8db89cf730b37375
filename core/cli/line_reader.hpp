#pragma once
// Lines of a stream, one at a time, in memory that does not grow with the stream.

#include <cstddef>
#include <istream>
#include <string>

namespace unbroadcast::cli {

enum class Line { read, too_long, end };

/// Longest line that is kept; a post is at most a few hundred kilobytes even when escaped.
inline constexpr std::size_t max_line_bytes = std::size_t{64} << 20;

/// Reads the next line without its end (LF or CRLF). A longer line is skipped to its end and
/// reported as too_long. The last line needs no line end.
[[nodiscard]] Line read_line(std::istream& in, std::string& line);

/// Removes a UTF-8 byte order mark from the front.
void drop_byte_order_mark(std::string& text);

/// Spaces, tabs and carriage returns only.
[[nodiscard]] bool is_blank(const std::string& line);

}  // namespace unbroadcast::cli
