// Lists by content: who builds a list that equals one still in use gets that one, so that drawing sees by identity what
// did not change. Owned by who builds scenes; one thread at a time.
#pragma once

#include <memory>
#include <vector>

#include "scene/scene.h"

namespace scene {

class ListPool {
public:
    DrawListPtr keep(DrawList&& list);
    FillStylesPtr keep(FillStyles&& styles);

private:
    std::vector<std::weak_ptr<const DrawList>> lists_;
    std::vector<std::weak_ptr<const FillStyles>> styles_;
};

}  // namespace scene
