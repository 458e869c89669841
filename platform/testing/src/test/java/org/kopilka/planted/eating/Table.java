package org.kopilka.planted.eating;

import org.kopilka.planted.baking.Oven;
import org.kopilka.planted.baking.web.OvenController;

/** Breaks the rule on what stays inside a capability, and closes a circle with {@link Oven}. */
public class Table {

    Oven oven = new Oven();
    OvenController reachedInto = new OvenController();
}
