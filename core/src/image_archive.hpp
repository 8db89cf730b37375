#pragma once
// Numbers and names as bytes. One description of a format serves both directions: `Archive` is an
// ImageWriter or an ImageReader, whose calls take the same references. A reader that finds
// something impossible fails, and from then on reads zeros and empty lists.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unbroadcast {

class ImageWriter {
public:
    static constexpr bool reading = false;
    template <typename T>
    void number(T& value, std::uint64_t /*most*/) {
        auto left = static_cast<std::uint64_t>(value);
        for (; left >= 0x80; left >>= 7) out.push_back(static_cast<char>(left | 0x80));
        out.push_back(static_cast<char>(left));
    }
    template <typename T>
    void signed_number(T& value, std::int64_t /*most*/) {
        const auto v = static_cast<std::int64_t>(value);
        std::uint64_t folded =
            (static_cast<std::uint64_t>(v) << 1) ^ static_cast<std::uint64_t>(v >> 63);
        number(folded, 0);
    }
    template <typename T>
    void size_of(std::vector<T>& list, std::uint64_t most) {
        std::size_t size = list.size();
        number(size, most);
    }
    void name(std::string& text) {
        std::size_t size = text.size();
        number(size, 0);
        out += text;
    }
    std::string out;
};

class ImageReader {
public:
    static constexpr bool reading = true;
    explicit ImageReader(std::string_view bytes) : bytes_(bytes) {}

    template <typename T>
    void number(T& value, std::uint64_t most) {
        value = static_cast<T>(read(most));
    }
    template <typename T>
    void signed_number(T& value, std::int64_t most) {
        std::uint64_t folded = 0;
        number(folded, static_cast<std::uint64_t>(most) * 2 + 1);
        const auto half = static_cast<std::int64_t>(folded >> 1);
        const std::int64_t read = (folded & 1U) != 0 ? -half - 1 : half;
        if (read < -most) return fail(value);
        value = static_cast<T>(read);
    }
    /// Every entry takes a byte at least, so a list is never longer than what is left to read.
    template <typename T>
    void size_of(std::vector<T>& list, std::uint64_t most) {
        std::size_t size = 0;
        number(size, std::min<std::uint64_t>(most, bytes_.size() - at_));
        list.resize(size);
    }
    /// Identifiers: they are shown, and go into JSON as they are.
    void name(std::string& text) {
        std::size_t size = 0;
        number(size, bytes_.size() - at_);
        if (size > bytes_.size() - at_) return;
        text = bytes_.substr(at_, size);
        at_ += size;
        const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
            return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                   (c >= 'A' && c <= 'Z');
        });
        if (!plain) fail(text);
    }
    template <typename T>
    void fail(T& value) {
        value = {};
        failed_ = true;
        at_ = bytes_.size();
    }
    [[nodiscard]] bool done() const { return !failed_ && at_ == bytes_.size(); }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    /// Once, for all types: most of what reads an image is this.
    [[gnu::noinline]] std::uint64_t read(std::uint64_t most) {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            if (at_ >= bytes_.size() || shift > 56) return failure();
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) break;
        }
        return value > most ? failure() : value;
    }
    std::uint64_t failure() {
        std::uint64_t nothing = 0;
        fail(nothing);
        return nothing;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

}  // namespace unbroadcast
