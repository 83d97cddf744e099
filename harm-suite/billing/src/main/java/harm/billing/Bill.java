package harm.billing;

import java.math.BigDecimal;

/**
 * A bill.
 *
 * @param amount what is to be paid
 * @param tax what of it the state gets
 */
record Bill(BigDecimal amount, BigDecimal tax) {

}
