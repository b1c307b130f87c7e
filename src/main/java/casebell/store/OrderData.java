package casebell.store;

import java.util.Map;

/** What an order carries besides its name and time. */
record OrderData(String subject, String stamp, Map<String, String> note) {}
