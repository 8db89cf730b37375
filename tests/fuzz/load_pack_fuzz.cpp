// Any bytes as a rule file, alone and beside a sound pack file: diagnostics or a pack, never a
// crash; and a pack that loads can score.

#include <cstdint>
#include <cstdlib>

#include "pack_json.hpp"
#include "unbroadcast/engine.hpp"

namespace {

constexpr const char* pack_file =
    R"({"language":"en","name":"F","base":0,"thresholds":{"gentle":60,"balanced":50,"strict":40,"mixed":30}})";

void load(const std::vector<unbroadcast::SourceFile>& files) {
    using namespace unbroadcast;
    const LoadResult loaded = load_pack(files);
    bool error = false;
    for (const Diagnostic& problem : loaded.problems) {
        error = error || problem.severity == Severity::error;
        if (problem.code.empty() || to_string(problem).empty()) std::abort();
    }
    if ((loaded.pack == nullptr) != error) std::abort();
    if (!loaded.pack) return;
    Engine engine({loaded.pack});
    (void)engine.score({.text = u"We are thrilled. Follow us! a.com #b @c $5", .language = "en"});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    load({{"fuzz.json", text}});
    load({{"fuzz.json", text}, {"pack.json", pack_file}});
    (void)unbroadcast::load_packs_json(text);
    return 0;
}
