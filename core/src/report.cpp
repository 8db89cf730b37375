#include "unbroadcast/report.hpp"

#include <cstdlib>

namespace unbroadcast {
namespace {

void append_string(std::string& out, std::string_view text) {
    out += '"';
    out += text;  // ids and tags: letters, digits and dashes
    out += '"';
}

void append_key(std::string& out, const char* key) {
    if (out.back() != '{') out += ',';
    append_string(out, key);
    out += ':';
}

void append_number(std::string& out, const char* key, std::int64_t value) {
    append_key(out, key);
    out += std::to_string(value);
}

/// Thousandths as the shortest decimal: 1250 -> 1.25, -500 -> -0.5, 2000 -> 2.
void append_thousandths(std::string& out, const char* key, std::int64_t value) {
    append_key(out, key);
    if (value < 0) out += '-';
    const std::int64_t size = std::llabs(value);
    out += std::to_string(size / 1000);
    std::string digits = std::to_string(1000 + size % 1000).substr(1);
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    if (!digits.empty()) out += '.' + digits;
}

void append_finding(std::string& out, const Finding& f) {
    out += '{';
    append_key(out, "rule");
    append_string(out, f.id);
    append_key(out, "side");
    append_string(out, to_string(f.side));
    append_number(out, "begin", f.span.begin);
    append_number(out, "end", f.span.end);
    if (!f.also.empty()) {
        append_key(out, "also");
        out += '[';
        for (const Span& s : f.also) {
            if (out.back() != '[') out += ',';
            out += '[' + std::to_string(s.begin) + ',' + std::to_string(s.end) + ']';
        }
        out += ']';
    }
    append_thousandths(out, "contribution", f.contribution);
    append_key(out, "message");
    append_string(out, f.message_key());
    append_key(out, "suggestion");
    append_string(out, f.suggestion_key());
    append_number(out, "score_without", f.score_without);
    out += '}';
}

}  // namespace

std::string_view to_string(Side side) {
    return side == Side::broadcasting ? "broadcasting" : "conversation";
}

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::conversation:
            return "conversation";
        case Verdict::mixed:
            return "mixed";
        case Verdict::broadcasting:
            return "broadcasting";
    }
    return "conversation";
}

std::string to_json(const Report& report) {
    std::string out = "{";
    append_number(out, "score", report.score);
    append_key(out, "verdict");
    append_string(out, to_string(report.verdict));
    append_key(out, "lang");
    append_string(out, report.language);
    append_key(out, "truncated");
    out += report.truncated ? "true" : "false";
    append_thousandths(out, "evidence", report.evidence);
    append_thousandths(out, "base", report.base);
    append_thousandths(out, "rest", report.rest);
    append_key(out, "findings");
    out += '[';
    for (const Finding& finding : report.findings) {
        if (out.back() != '[') out += ',';
        append_finding(out, finding);
    }
    out += ']';
    append_key(out, "way_out");
    out += '[';
    for (const std::uint32_t i : report.way_out) {
        if (out.back() != '[') out += ',';
        out += std::to_string(i);
    }
    out += ']';
    append_number(out, "way_out_score", report.way_out_score);
    out += '}';
    return out;
}

}  // namespace unbroadcast
