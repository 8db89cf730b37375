// Uses the installed headers and library only: loads a rule, scores a post.

#include <unbroadcast/engine.hpp>

int main() {
    using namespace unbroadcast;
    const std::vector<SourceFile> files = {
        {"bundle",
         R"({"pack":{"language":"en","name":"Mine","base":-1,)"
         R"("thresholds":{"gentle":60,"balanced":50,"strict":40,"mixed":30}},)"
         R"("rules":[{"id":"order","signal":"B8","side":"broadcasting","match":["buy now"],"weight":2}]})"}};
    const LoadResult loaded = load_pack(files);
    if (!loaded.pack) return 1;
    Engine engine({loaded.pack});
    const Report report = engine.score({.text = u"Please buy now", .language = "en"});
    return report.verdict == Verdict::broadcasting && report.findings.size() == 1 ? 0 : 1;
}
