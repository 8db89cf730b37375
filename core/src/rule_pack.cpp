#include "unbroadcast/rule_pack.hpp"

#include <algorithm>

#include "compiled_pack.hpp"
#include "json_position.hpp"
#include "pack_spec.hpp"

namespace unbroadcast {

void Problems::add(const Origin& origin, const std::string& pointer, std::string code,
                   std::string message, Severity severity) {
    Diagnostic d{severity, std::move(code), "", pointer, 0, 0, std::move(message)};
    list_.emplace_back(origin.file, std::move(d));
}

void Problems::add_at(std::uint32_t file, std::size_t byte, std::string code, std::string message) {
    Diagnostic d{Severity::error, std::move(code), "", "", 0, 0, std::move(message)};
    const Position at = position_of_byte(files_[file].text, byte);
    d.line = at.line;
    d.column = at.column;
    list_.emplace_back(file, std::move(d));
}

bool Problems::has_errors() const {
    return std::any_of(list_.begin(), list_.end(),
                       [](const auto& entry) { return entry.second.severity == Severity::error; });
}

std::vector<Diagnostic> Problems::take() {
    std::stable_sort(list_.begin(), list_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Diagnostic> out;
    for (auto& [file, d] : list_) {
        if (file < files_.size() && d.code != "no-pack-file" && d.code != "pack-too-large") {
            d.file = files_[file].name;
            if (d.line == 0) {
                const Position at = position_of_pointer(files_[file].text, d.pointer);
                d.line = at.line;
                d.column = at.column;
            }
        }
        out.push_back(std::move(d));
    }
    list_.clear();
    return out;
}

RulePack::RulePack(std::shared_ptr<const CompiledPack> compiled) : compiled_(std::move(compiled)) {}
const std::string& RulePack::language() const {
    return compiled_->info.language;
}
std::span<const RuleInfo> RulePack::rules() const {
    return compiled_->rules;
}
std::size_t RulePack::node_count() const {
    return compiled_->graph.readers.size();
}

const RuleInfo* RulePack::find(std::string_view id) const {
    const auto& rules = compiled_->rules;
    const auto found =
        std::lower_bound(rules.begin(), rules.end(), id,
                         [](const RuleInfo& r, std::string_view key) { return r.id < key; });
    return found != rules.end() && found->id == id ? &*found : nullptr;
}

LoadResult load_pack(std::span<const SourceFile> files, const PackOptions& options) {
    const std::vector<SourceFile> kept(files.begin(), files.end());
    Problems problems(kept);
    PackSpec spec = read_pack(kept, problems);
    LoadResult out;
    if (auto compiled = compile(std::move(spec), options, problems))
        out.pack = std::make_shared<RulePack>(std::move(compiled));
    out.problems = problems.take();
    if (std::any_of(out.problems.begin(), out.problems.end(),
                    [](const Diagnostic& d) { return d.severity == Severity::error; })) {
        out.pack = nullptr;
    }
    return out;
}

}  // namespace unbroadcast
