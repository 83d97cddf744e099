package harm.billing;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of a night.
 */
@Component
public class Nights {

	private final JobOperator operator;

	private final Job bills;

	private final JdbcTemplate jdbc;

	Nights(JobOperator operator, Job bills, JdbcTemplate jdbc) {
		this.operator = operator;
		this.bills = bills;
		this.jdbc = jdbc;
	}

	/**
	 * Writes the bills of a night.
	 * @param amounts what is to be paid, with semicolons between
	 * @return what became of the job
	 * @throws Exception if the job cannot be started
	 */
	public String run(String amounts) throws Exception {
		JobExecution execution = this.operator.start(this.bills,
				new JobParametersBuilder().addString("amounts", amounts).toJobParameters());
		return execution.getExitStatus().getExitCode() + " "
				+ execution.getStepExecutions()
					.stream()
					.map((step) -> step.getReadCount() + " read, " + step.getWriteCount() + " written, "
							+ step.getRollbackCount() + " rolled back")
					.toList();
	}

	/**
	 * Returns what has been written.
	 * @return the bills
	 */
	public String bills() {
		return this.jdbc.queryForList("select amount, tax from bill order by id").toString();
	}

	/**
	 * Returns the bills as a query that no table answers.
	 * @return never
	 */
	public String brokenQuery() {
		return this.jdbc.queryForList("select * from nothing").toString();
	}

}
