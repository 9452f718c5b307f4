#include "scene/list_pool.h"

#include <utility>

namespace scene {
namespace {

template <class T>
std::shared_ptr<const T> find_or_add(std::vector<std::weak_ptr<const T>>& known, T&& wanted) {
    std::erase_if(known, [](const std::weak_ptr<const T>& entry) { return entry.expired(); });
    for (const std::weak_ptr<const T>& entry : known)
        if (std::shared_ptr<const T> same = entry.lock(); same && *same == wanted) return same;
    auto added = std::make_shared<const T>(std::move(wanted));
    known.push_back(added);
    return added;
}

}  // namespace

DrawListPtr ListPool::keep(DrawList&& list) { return find_or_add(lists_, std::move(list)); }
FillStylesPtr ListPool::keep(FillStyles&& styles) { return find_or_add(styles_, std::move(styles)); }

}  // namespace scene
