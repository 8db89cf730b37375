#include "folds.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace unbroadcast::fit {

std::vector<std::size_t> folds_by_group(std::span<const std::string> groups, std::size_t folds) {
    std::map<std::string, std::size_t> sizes;
    for (const std::string& group : groups) ++sizes[group];
    std::vector<std::pair<std::string, std::size_t>> falling(sizes.begin(), sizes.end());
    std::stable_sort(falling.begin(), falling.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::size_t> load(folds, 0);
    std::map<std::string, std::size_t> fold_of;
    for (const auto& [group, size] : falling) {
        const auto lightest = std::min_element(load.begin(), load.end());
        *lightest += size;
        fold_of[group] = static_cast<std::size_t>(lightest - load.begin());
    }
    std::vector<std::size_t> result;
    result.reserve(groups.size());
    for (const std::string& group : groups) result.push_back(fold_of[group]);
    return result;
}

}  // namespace unbroadcast::fit
