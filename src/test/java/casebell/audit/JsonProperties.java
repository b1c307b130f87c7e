package casebell.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonProperties {
    @Property
    void what_is_written_is_read_as_the_same_value(@ForAll long seed) {
        Json value = Chains.value(new Random(seed), 0);
        assertEquals(value, Json.read(value.canonical()));
        assertEquals(value.canonical(), Json.read(value.canonical()).canonical());
    }

    @Property
    void every_text_survives(@ForAll String text) {
        assertEquals(Json.of(text), Json.read(Json.of(text).canonical()));
    }

    @Property
    void every_text_survives_as_a_name(@ForAll String name, @ForAll long number) {
        Json value = Json.object().with(name, number).build();
        assertEquals(value, Json.read(value.canonical()));
    }

    @Property
    void the_order_of_fields_and_white_space_do_not_matter(@ForAll Map<String, Long> fields, @ForAll long seed) {
        Json.Builder object = Json.object();
        fields.forEach(object::with);
        List<String> names = new ArrayList<>(fields.keySet());
        Collections.shuffle(names, new Random(seed));
        Map<String, Json> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, Json.of(fields.get(name))));
        StringBuilder spaced = new StringBuilder(" {\t");
        shuffled.forEach((name, value) -> spaced.append(spaced.length() > 3 ? "\n, " : "")
                .append(Json.of(name).canonical())
                .append(" :\r ")
                .append(value.canonical()));
        spaced.append("}\n");
        String canonical = object.build().canonical();
        assertEquals(canonical, new Json.Obj(shuffled).canonical());
        assertEquals(canonical, Json.read(spaced.toString()).canonical());
    }
}
