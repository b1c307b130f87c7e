package casebell.cases;

import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps one kind of state by key.
 *
 * @param <K> the key
 * @param <S> the state
 */
public interface Ledger<K, S extends Revised> {

    /** The state as stored, if there is one. */
    Optional<S> find(K key);

    /**
     * Changes a state in one transaction: nobody else changes anything of the same key meanwhile, the function sees what is stored, and the
     * next state, its entries and its orders are written together or not at all. The function may be called again when the store asks for it,
     * so it must do nothing but decide. A {@code find} or {@code change} of another ledger inside the function joins the transaction.
     *
     * @return the answer of the change that was written
     * @throws IllegalStateException when the next state does not follow the stored one by one revision
     */
    <R> R change(K key, Function<Optional<S>, Change<S, R>> work);
}
