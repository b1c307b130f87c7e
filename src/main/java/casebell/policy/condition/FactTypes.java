package casebell.policy.condition;

import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The table of facts as types of CEL. A group of facts ({@code author}) is a struct of its name, an item of a list {@code reports[]} too. */
final class FactTypes implements CelTypeProvider {
    private final ImmutableMap<String, CelType> structs;
    private final ImmutableMap<String, CelType> roots;

    FactTypes() {
        Map<String, CelType> all = new LinkedHashMap<>();
        Map<String, Map<String, CelType>> items = new LinkedHashMap<>();
        for (Fact fact : FactTable.all()) {
            if (fact.isOfItem()) {
                items.computeIfAbsent(fact.list() + "[]", n -> new LinkedHashMap<>())
                        .put(fact.field(), scalar(fact));
            }
        }
        items.forEach((name, fields) -> all.put(name, struct(name, fields)));
        Map<String, CelType> beginnings = new LinkedHashMap<>();
        Map<String, Map<String, CelType>> groups = new LinkedHashMap<>();
        for (Fact fact : FactTable.all()) {
            if (!fact.isOfItem() && fact.name().contains(".")) {
                groups.computeIfAbsent(fact.root(), n -> new LinkedHashMap<>()).put(fact.field(), typeOf(fact, all));
            } else if (!fact.isOfItem()) {
                beginnings.put(fact.name(), typeOf(fact, all));
            }
        }
        groups.forEach((name, fields) -> {
            CelType struct = struct(name, fields);
            all.put(name, struct);
            beginnings.put(name, struct);
        });
        structs = ImmutableMap.copyOf(all);
        roots = ImmutableMap.copyOf(beginnings);
    }

    /** What a condition can begin with. */
    ImmutableMap<String, CelType> roots() {
        return roots;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }

    private static CelType typeOf(Fact fact, Map<String, CelType> structs) {
        return switch (fact.type()) {
            case TEXTS -> ListType.create(SimpleType.STRING);
            case SCORES -> MapType.create(SimpleType.STRING, SimpleType.DOUBLE);
            case ITEMS ->
                ListType.create(
                        Optional.ofNullable(structs.get(fact.name() + "[]")).orElseThrow());
            case TEXT, WHOLE, NUMBER, FLAG, TIME, SPAN -> scalar(fact);
        };
    }

    private static CelType scalar(Fact fact) {
        return switch (fact.type()) {
            case TEXT -> SimpleType.STRING;
            case WHOLE -> SimpleType.INT;
            case NUMBER -> SimpleType.DOUBLE;
            case FLAG -> SimpleType.BOOL;
            case TIME -> SimpleType.TIMESTAMP;
            case SPAN -> SimpleType.DURATION;
            case TEXTS, SCORES, ITEMS -> throw new IllegalStateException("Not a single value: " + fact.name());
        };
    }

    private static CelType struct(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> all = ImmutableMap.copyOf(fields);
        return StructType.create(name, all.keySet(), field -> Optional.ofNullable(all.get(field)));
    }
}
