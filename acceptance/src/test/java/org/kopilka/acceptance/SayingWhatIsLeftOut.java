package org.kopilka.acceptance;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** A sentence for what is not tried here and why, which {@code ./kopilka test} shows. */
public final class SayingWhatIsLeftOut implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            var why = result.getThrowable().map(Throwable::getMessage).orElse("");
            System.out.println("Skipped: " + why.replaceFirst("^Assumption failed: ", ""));
        }
    }
}
