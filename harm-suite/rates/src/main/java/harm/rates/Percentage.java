package harm.rates;

import java.math.BigDecimal;

/**
 * A part of a hundred.
 *
 * @param value how many
 */
record Percentage(BigDecimal value) {

}
