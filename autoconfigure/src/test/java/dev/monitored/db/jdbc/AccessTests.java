package dev.monitored.db.jdbc;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.monitored.db.Queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests that every way to a database gives the same series.
 */
class AccessTests {

	private final ApplicationContextRunner application = Queries.application()
		.withConfiguration(AutoConfigurations.of(DataJdbcRepositoriesAutoConfiguration.class))
		.withUserConfiguration(Packages.class);

	@Test
	void recordsJdbcTemplate() {
		this.application.run((context) -> {
			createBooks(context);
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			inTransaction(context, () -> jdbc.update("INSERT INTO book (id, title) VALUES (?, ?)", 1, "a"));
			assertThat(jdbc.queryForList("SELECT title FROM book", String.class)).containsExactly("a");
			assertSameSeries(context);
		});
	}

	@Test
	void recordsJdbcClient() {
		this.application.run((context) -> {
			createBooks(context);
			JdbcClient jdbc = context.getBean(JdbcClient.class);
			inTransaction(context,
					() -> jdbc.sql("INSERT INTO book (id, title) VALUES (:id, :title)")
						.param("id", 1)
						.param("title", "a")
						.update());
			assertThat(jdbc.sql("SELECT title FROM book").query(String.class).single()).isEqualTo("a");
			assertSameSeries(context);
		});
	}

	@Test
	void recordsSpringDataJdbc() {
		this.application.run((context) -> {
			createBooks(context);
			JdbcAggregateTemplate aggregates = context.getBean(JdbcAggregateTemplate.class);
			inTransaction(context, () -> aggregates.insert(new Book(1, "a")));
			assertThat(aggregates.findAll(Book.class)).containsExactly(new Book(1, "a"));
			assertSameSeries(context);
		});
	}

	@Test
	void recordsJpa() {
		this.application.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=none",
					"spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
					"spring.jpa.database-platform=org.hibernate.dialect.H2Dialect")
			.run((context) -> {
				createBooks(context);
				EntityManagerFactory jpa = context.getBean(EntityManagerFactory.class);
				jpa.runInTransaction((entities) -> entities.persist(new BookEntity(1, "a")));
				List<String> titles = jpa.createEntityManager()
					.createQuery("SELECT b.title FROM BookEntity b", String.class)
					.getResultList();
				assertThat(titles).containsExactly("a");
				assertSameSeries(context);
			});
	}

	private static void createBooks(ApplicationContext context) {
		context.getBean(JdbcTemplate.class).execute("CREATE TABLE book (id INT PRIMARY KEY, title VARCHAR)");
	}

	private static void inTransaction(ApplicationContext context, Runnable work) {
		new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
			.executeWithoutResult((transaction) -> work.run());
	}

	private static void assertSameSeries(ApplicationContext context) {
		assertThat(Queries.counts(context)).containsOnly(entry("dataSource DDL book success", 1),
				entry("dataSource INSERT book success", 1), entry("dataSource SELECT book success", 1),
				entry("dataSource TX _none success", 1));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	static class Packages {

	}

	/**
	 * A row of the table.
	 *
	 * @param id the key
	 * @param title a text
	 */
	@Table("BOOK")
	record Book(@Id int id, String title) {

	}

	/**
	 * A row of the table, for JPA.
	 */
	@Entity(name = "BookEntity")
	@jakarta.persistence.Table(name = "book")
	static class BookEntity {

		@jakarta.persistence.Id
		private int id;

		private String title;

		protected BookEntity() {
			this(0, "");
		}

		BookEntity(int id, String title) {
			this.id = id;
			this.title = title;
		}

		int getId() {
			return this.id;
		}

		String getTitle() {
			return this.title;
		}

	}

}
