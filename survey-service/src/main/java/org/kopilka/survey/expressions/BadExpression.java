package org.kopilka.survey.expressions;

/** An expression that cannot be read; the reason's text lies in the message bundles under {@code xlsform.<reason>}. */
public final class BadExpression extends Exception {

    private final String reason;
    private final transient Object[] arguments;

    BadExpression(String reason, Object... arguments) {
        super(reason);
        this.reason = reason;
        this.arguments = arguments;
    }

    public String reason() {
        return reason;
    }

    public Object[] arguments() {
        return arguments;
    }
}
