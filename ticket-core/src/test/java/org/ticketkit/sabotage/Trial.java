package org.ticketkit.sabotage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a whole contract for one adapter and keeps what came of each test. */
final class Trial implements TestExecutionListener {

    private static final Pattern RULE = Pattern.compile("([A-Z]\\d+)_.*");

    private final Map<String, TestExecutionResult> results = new LinkedHashMap<>();

    static Trial of(Class<?> contract, Supplier<?> adapter) {
        UnderTest.is(adapter);
        Trial trial = new Trial();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(contract))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        LauncherFactory.create().execute(request, trial);
        return trial;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            results.put(test.getDisplayName().replace("()", ""), result);
        }
    }

    int tests() {
        return results.size();
    }

    /** The rules that have a test. */
    Set<String> rules() {
        return rulesOf(results.keySet());
    }

    /** The rules of which a test failed. */
    Set<String> brokenRules() {
        return rulesOf(failed());
    }

    Set<String> failed() {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().getStatus() == TestExecutionResult.Status.FAILED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was not tried, and why. */
    Set<String> skipped() {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().getStatus() == TestExecutionResult.Status.ABORTED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rulesOf(Set<String> tests) {
        return tests.stream()
                .map(RULE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
