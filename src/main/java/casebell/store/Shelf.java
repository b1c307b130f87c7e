package casebell.store;

import casebell.cases.Revised;
import java.util.Map;
import java.util.function.Function;

/**
 * How one kind of state is kept.
 *
 * @param table the table
 * @param type the class of the state
 * @param columns the values of the columns beside id, revision and body, by name
 */
record Shelf<S extends Revised>(String table, Class<S> type, Function<S, Map<String, Object>> columns) {}
