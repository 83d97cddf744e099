package dev.monitored.db.jdbc;

import javax.sql.DataSource;

/**
 * A way to look at a data source.
 */
interface View {

	/**
	 * Returns what is seen, in words that do not differ from one object to the next.
	 */
	Object see(DataSource dataSource) throws Exception;

}
