package dev.monitored.db;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of database queries.
 *
 * @param enabled Whether database queries are measured.
 * @param keepSchema Whether the label of a table keeps its schema, such as
 * "sales.orders".
 */
@ConfigurationProperties(prefix = "monitored.db", ignoreUnknownFields = false)
public record DbProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean keepSchema) {

}
