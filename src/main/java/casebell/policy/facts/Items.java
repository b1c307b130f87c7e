package casebell.policy.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists of small records, read back in a typed form. */
final class Items {
    private Items() {}

    static List<Map<String, Object>> of(List<?> list) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Object each : list) {
            if (each instanceof Map<?, ?> map) {
                Map<String, Object> item = new HashMap<>();
                map.forEach((key, value) -> item.put(String.valueOf(key), value));
                items.add(item);
            }
        }
        return items;
    }
}
