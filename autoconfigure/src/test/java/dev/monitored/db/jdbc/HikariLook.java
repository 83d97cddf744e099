package dev.monitored.db.jdbc;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jmx.export.MBeanExporter;
import org.springframework.util.ClassUtils;

/**
 * How others look at a pool of HikariCP, and what they see.
 */
enum HikariLook implements View {

	COPY_TO_ANOTHER {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			if (!(dataSource instanceof HikariDataSource pool)) {
				return "no pool";
			}
			HikariConfig other = new HikariConfig();
			pool.copyStateTo(other);
			pool.setConnectionTimeout(1234);
			return List.of(Objects.requireNonNull(other.getJdbcUrl()), other.getConnectionTimeout(),
					SeenPools.query(new HikariDataSource(other)), SeenPools.query(new HikariDataSource(pool)));
		}

	},

	COPY_FROM_ANOTHER {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			if (!(dataSource instanceof HikariDataSource pool)
					|| ClassUtils.getUserClass(pool) != HikariDataSource.class) {
				return "no pool";
			}
			HikariConfig other = new HikariConfig();
			other.setJdbcUrl("jdbc:h2:mem:other");
			other.setConnectionTimeout(1234);
			other.setUsername("other");
			other.copyStateTo(pool);
			List<Object> seen = new ArrayList<>(List.of(Objects.requireNonNull(pool.getJdbcUrl()),
					pool.getConnectionTimeout(), Objects.requireNonNull(pool.getUsername())));
			other.setConnectionTimeout(4321);
			other.copyStateTo(pool);
			seen.add(SeenPools.query(pool));
			seen.add(pool.getConnectionTimeout());
			return seen;
		}

	},

	SETTERS {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			if (!(dataSource instanceof HikariDataSource pool)) {
				return "no pool";
			}
			pool.setConnectionTimeout(4321);
			Object registry = new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
			pool.setMetricRegistry(registry);
			SeenPools.query(pool);
			pool.setMaximumPoolSize(7);
			HikariDataSource behind = (HikariDataSource) SeenPools.behind(pool);
			return List.of(behind.getMaximumPoolSize(), behind.getConnectionTimeout(),
					behind.getMetricRegistry() == registry, pool.getMetricRegistry() == registry,
					behind.getHikariPoolMXBean() == pool.getHikariPoolMXBean(), pool.getHikariConfigMXBean() == pool);
		}

	},

	JMX {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			if (!SeenPools.behind(dataSource).getClass().getName().startsWith("com.zaxxer.")) {
				return "no bean for JMX";
			}
			MBeanServer server = ManagementFactory.getPlatformMBeanServer();
			ObjectName name = new ObjectName("monitored:type=Look,name=plain");
			server.registerMBean(dataSource, name);
			server.setAttribute(name, new javax.management.Attribute("ConnectionTimeout", 5000L));
			int plain = server.getMBeanInfo(name).getAttributes().length;
			server.unregisterMBean(name);
			MBeanExporter exporter = new MBeanExporter();
			exporter.setServer(server);
			exporter.registerManagedResource(dataSource, name);
			int exported = server.getMBeanInfo(name).getAttributes().length;
			exporter.unregisterManagedResource(name);
			return List.of(plain, exported, ((HikariDataSource) dataSource).getConnectionTimeout());
		}

	}

}
