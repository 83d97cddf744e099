package harm.billing;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How bills are written.
 *
 * @param tax what the state gets
 */
@ConfigurationProperties("bills")
record BillProperties(Tax tax) {

}
