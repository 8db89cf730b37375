// Any bytes as a compiled pack, and the English one with some bytes changed: no pack, or one that
// can score. Three bytes of input are a change: where (two bytes) and what.

#include <cstdint>
#include <string>

#include "builtin.hpp"
#include "pack_image.hpp"
#include "unbroadcast/engine.hpp"

namespace {

const std::string& english() {
    static const std::string image = unbroadcast::write_image(
        unbroadcast::load_pack(unbroadcast::builtin_files()).pack->compiled());
    return image;
}

void score(std::string_view image) {
    using namespace unbroadcast;
    const auto pack = read_image(image);
    if (pack == nullptr) return;
    Engine engine({std::make_shared<RulePack>(pack)});
    (void)engine.score(
        {.text = u"We are thrilled. Follow us! a.com #b @c $5\nBuy now", .language = "en"});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    score({reinterpret_cast<const char*>(data), size});
    std::string image = english();
    for (std::size_t i = 0; i + 2 < size; i += 3)
        image[(data[i] << 8 | data[i + 1]) % image.size()] = static_cast<char>(data[i + 2]);
    score(image);
    return 0;
}
