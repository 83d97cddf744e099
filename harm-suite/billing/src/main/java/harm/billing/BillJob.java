package harm.billing;

import java.math.BigDecimal;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job that writes bills.
 */
@Configuration
class BillJob {

	@Bean
	Job bills(JobRepository repository, Step writeBills) {
		return new JobBuilder("bills", repository).start(writeBills).build();
	}

	@Bean
	Step writeBills(JobRepository repository, PlatformTransactionManager transactions, ItemReader<String> amounts,
			ItemProcessor<String, Bill> biller, ItemWriter<Bill> bills) {
		return new StepBuilder("writeBills", repository).<String, Bill>chunk(2)
			.transactionManager(transactions)
			.reader(amounts)
			.processor(biller)
			.writer(bills)
			.build();
	}

	@Bean
	@StepScope
	ListItemReader<String> amounts(@Value("#{jobParameters['amounts']}") String amounts) {
		return new ListItemReader<>(List.of(amounts.split(";")));
	}

	@Bean
	ItemProcessor<String, Bill> biller(BillProperties properties) {
		return (amount) -> new Bill(new BigDecimal(amount), properties.tax().of(new BigDecimal(amount)));
	}

	@Bean
	ItemWriter<Bill> billWriter(DataSource dataSource) {
		JdbcClient jdbc = JdbcClient.create(dataSource);
		return (bills) -> bills.forEach((bill) -> jdbc.sql("insert into bill (amount, tax) values (?, ?)")
			.params(bill.amount(), bill.tax())
			.update());
	}

}
