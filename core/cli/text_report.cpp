#include "text_report.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "compiled_pack.hpp"
#include "terminal.hpp"
#include "unbroadcast/unicode.hpp"

namespace unbroadcast::cli {
namespace {

/// Lines without their ends: LF, CRLF or CR.
std::vector<Span> lines_of(std::u16string_view text) {
    std::vector<Span> lines;
    std::uint32_t begin = 0;
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t at = 0; at < size; ++at) {
        if (text[at] != u'\n' && text[at] != u'\r') continue;
        lines.push_back({begin, at});
        if (text[at] == u'\r' && at + 1 < size && text[at + 1] == u'\n') ++at;
        begin = at + 1;
    }
    lines.push_back({begin, size});
    return lines;
}

class Printer {
public:
    Printer(std::string_view name, std::u16string_view text, const Report& report,
            const RulePack& pack, const TextStyle& style)
        : name_(name),
          text_(text),
          report_(report),
          pack_(pack),
          style_(style),
          lines_(lines_of(text)) {}

    std::string print() {
        for (const Finding& finding : report_.findings) print_finding(finding);
        print_summary();
        return std::move(out_);
    }

private:
    static constexpr std::string_view bold = "1", red = "1;31", yellow = "1;33", green = "1;32",
                                      dim = "2";

    std::string paint(std::string_view color, std::string_view words) const {
        if (!style_.color) return std::string(words);
        return "\x1b[" + std::string(color) + "m" + std::string(words) + "\x1b[0m";
    }

    /// Index of the line that holds the unit.
    std::size_t line_of(std::uint32_t unit) const {
        const auto after = std::upper_bound(lines_.begin(), lines_.end(), unit,
                                            [](std::uint32_t u, Span s) { return u < s.begin; });
        return static_cast<std::size_t>(after - lines_.begin()) - 1;
    }

    std::u16string_view line_text(std::size_t line) const {
        return text_.substr(lines_[line].begin, lines_[line].end - lines_[line].begin);
    }

    std::size_t column_of(std::size_t line, std::uint32_t unit) const {
        const std::vector<Cluster> clusters = clusters_of(line_text(line));
        const auto at = std::find_if(clusters.begin(), clusters.end(), [&](const Cluster& c) {
            return lines_[line].begin + c.span.end > unit;
        });
        return static_cast<std::size_t>(at - clusters.begin()) + 1;
    }

    void print_finding(const Finding& finding) {
        const RuleInfo& rule = pack_.rules()[finding.rule];
        const bool good = finding.side == Side::conversation;
        const bool warns = report_.verdict == Verdict::broadcasting;
        const std::size_t line = line_of(finding.span.begin);
        const std::string position = std::string(name_) + ":" + std::to_string(line + 1) + ":" +
                                     std::to_string(column_of(line, finding.span.begin)) + ":";
        const std::string kind = good    ? paint(green, "good:")
                                 : warns ? paint(red, "warning:")
                                         : paint(yellow, "note:");
        out_ += paint(bold, position) + " " + kind + " " + paint(bold, rule.message) + " " +
                paint(dim, "[" + rule.id + ", " + rule.signal + "]") + "\n";
        print_words(finding, line, good ? green : warns ? red : yellow);
        if (good) return;
        if (!rule.why.empty()) out_ += "      why: " + rule.why + "\n";
        if (!rule.try_instead.empty()) out_ += "      try: " + rule.try_instead + "\n";
        if (finding.score_without != report_.score) {
            out_ += "      without its sentence the score is " +
                    std::to_string(finding.score_without) + "\n";
        }
    }

    /// The line with the finding's words underlined; nothing when it is about the whole draft.
    void print_words(const Finding& finding, std::size_t line, std::string_view color) {
        if (finding.span.begin == finding.span.end) return;
        std::vector<Span> marks;
        std::vector<Span> words{finding.span};
        words.insert(words.end(), finding.also.begin(), finding.also.end());
        const Span here = lines_[line];
        for (const Span& span : words) {
            if (span.begin >= here.end || span.end <= here.begin) continue;
            marks.push_back({std::max(span.begin, here.begin) - here.begin,
                             std::min(span.end, here.end) - here.begin});
        }
        const std::string number = std::to_string(line + 1);
        const std::string gutter(number.size() < 4 ? 4 - number.size() : 0, ' ');
        const std::string margin(gutter.size() + number.size(), ' ');
        const auto used = static_cast<int>(margin.size() + 3);
        const Underlined shown = underline(line_text(line), marks, style_.columns - used);
        out_ += paint(dim, gutter + number + " | ") + shown.text + "\n";
        out_ += paint(dim, margin + " | ") + paint(color, shown.marks) + "\n";
    }

    void print_summary() {
        const std::string_view color = report_.verdict == Verdict::broadcasting ? red
                                       : report_.verdict == Verdict::mixed      ? yellow
                                                                                : green;
        out_ += paint(bold, std::string(name_) + ":") + " score " + std::to_string(report_.score) +
                ", " + paint(color, to_string(report_.verdict));
        print_way_out();
        if (report_.truncated) {
            out_ += " (only the first " + std::to_string(max_scored_units) + " units were read)";
        }
        out_ += "\n";
    }

    void print_way_out() {
        if (report_.way_out.empty()) return;
        std::set<std::size_t> line_numbers;
        for (const std::uint32_t i : report_.way_out) {
            line_numbers.insert(line_of(report_.findings[i].span.begin) + 1);
        }
        std::string where = line_numbers.size() == 1 ? " (line " : " (lines ";
        for (const std::size_t number : line_numbers) {
            if (number != *line_numbers.begin()) where += ", ";
            where += std::to_string(number);
        }
        const std::size_t count = report_.way_out.size();
        out_ += "; without " +
                (count == 1 ? "this sentence" : "these " + std::to_string(count) + " sentences") +
                where + "): " + std::to_string(report_.way_out_score) + ", " +
                std::string(to_string(verdict_after_way_out()));
    }

    /// The way out leads below the warning, whatever the sensitivity.
    Verdict verdict_after_way_out() const {
        const bool mixed = report_.way_out_score >= pack_.compiled().info.mixed;
        return mixed ? Verdict::mixed : Verdict::conversation;
    }

    std::string_view name_;
    std::u16string_view text_;
    const Report& report_;
    const RulePack& pack_;
    TextStyle style_;
    std::vector<Span> lines_;
    std::string out_;
};

}  // namespace

std::string text_report(std::string_view name, std::u16string_view text, const Report& report,
                        const RulePack& pack, const TextStyle& style) {
    return Printer(name, text, report, pack, style).print();
}

}  // namespace unbroadcast::cli
