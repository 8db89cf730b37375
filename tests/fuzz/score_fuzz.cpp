// Any text, anywhere: the report must be sound, and the same as a fresh engine's. The first byte
// picks platform and surface, the rest is the text, two bytes a unit.

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "builtin.hpp"
#include "unbroadcast/engine.hpp"

namespace {

std::shared_ptr<const unbroadcast::RulePack> pack() {
    static const auto loaded = unbroadcast::load_pack(unbroadcast::builtin_files()).pack;
    return loaded;
}

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace unbroadcast;
    if (size == 0) return 0;
    static Engine lived({pack()});
    // A block of the very size, so that AddressSanitizer sees over-reads.
    const std::size_t units = (size - 1) / 2;
    const std::unique_ptr<char16_t[]> text(new char16_t[units]);
    std::memcpy(text.get(), data + 1, units * 2);
    const Post post{.text = {text.get(), units},
                    .platform = static_cast<Platform>(data[0] % 3),
                    .surface = static_cast<Surface>(data[0] / 3 % 4),
                    .language = data[0] % 2 == 0 ? "en" : "auto"};
    const Report report = lived.score(post);
    require(report.score >= 0 && report.score <= 100);
    if (report.language == "en") {
        std::int32_t sum = report.base + report.rest;
        for (const Finding& finding : report.findings) {
            require(finding.span.begin <= finding.span.end && finding.span.end <= units);
            sum += finding.contribution;
        }
        require(sum == report.evidence);
    }
    Engine fresh({pack()});
    require(to_json(fresh.score(post)) == to_json(report));
    return 0;
}
