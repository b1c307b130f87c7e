package casebell.sandbox.cases.hook;

/**
 * One attempt to tell the hook.
 *
 * @param attempt 1 for the first
 * @param status the HTTP status; 0 when there was no answer
 */
public record Delivery(String event, String caseId, long version, int attempt, int status) {
    public boolean isAccepted() {
        return status >= 200 && status < 300;
    }

    boolean isWorthRepeating() {
        return status == 0 || status == 429 || status >= 500;
    }
}
