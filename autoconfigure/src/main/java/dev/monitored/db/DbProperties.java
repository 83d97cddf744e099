package dev.monitored.db;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of database queries.
 *
 * @param enabled Whether database queries are measured.
 * @param keepSchema Whether the label of a table keeps its schema, such as
 * "sales.orders".
 * @param ignored Names of data source beans whose queries are not measured.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.db", ignoreUnknownFields = false)
public record DbProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean keepSchema,
		@DefaultValue Set<String> ignored) {

}
