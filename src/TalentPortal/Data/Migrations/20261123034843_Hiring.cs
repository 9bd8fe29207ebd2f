using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Hiring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "answer_due_on",
                table: "job_applications",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "reminded_on",
                table: "job_applications",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reminders",
                table: "job_applications",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "shared_at",
                table: "job_applications",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "because",
                table: "application_steps",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "undoes_id",
                table: "application_steps",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "applicant_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    member_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applicant_notes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_applicant_notes_job_applications_tenant_id_application_id",
                        columns: x => new { x.tenant_id, x.application_id },
                        principalTable: "job_applications",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "interviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    talent_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    slots = table.Column<List<string>>(type: "character varying(16)[]", nullable: false),
                    slot = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    meet_at = table.Column<byte[]>(type: "bytea", nullable: false),
                    wish = table.Column<byte[]>(type: "bytea", nullable: false),
                    member_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    member_names = table.Column<List<string>>(type: "character varying(100)[]", nullable: false),
                    consultant_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    followed_up_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interviews", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_interviews_job_applications_tenant_id_application_id",
                        columns: x => new { x.tenant_id, x.application_id },
                        principalTable: "job_applications",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reply_terms",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_days = table.Column<int>(type: "integer", nullable: false),
                    step_days = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply_terms", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "reply_times",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    median_days = table.Column<decimal>(type: "numeric(6,1)", precision: 6, scale: 1, nullable: true),
                    applications = table.Column<int>(type: "integer", nullable: false),
                    measured_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply_times", x => new { x.tenant_id, x.employer_id });
                });

            migrationBuilder.CreateTable(
                name: "score_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    criteria = table.Column<List<string>>(type: "character varying(80)[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_score_sheets", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_score_sheets_job_tenant_id_job_id",
                        columns: x => new { x.tenant_id, x.job_id },
                        principalTable: "jobs",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scorecards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    member_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    scores = table.Column<List<int>>(type: "integer[]", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scorecards", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_scorecards_job_applications_tenant_id_application_id",
                        columns: x => new { x.tenant_id, x.application_id },
                        principalTable: "job_applications",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "interview_seats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    member_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview_seats", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_interview_seats_interviews_tenant_id_interview_id",
                        columns: x => new { x.tenant_id, x.interview_id },
                        principalTable: "interviews",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_job_applications_tenant_id_answer_due_on",
                table: "job_applications",
                columns: new[] { "tenant_id", "answer_due_on" },
                filter: "answer_due_on is not null");

            migrationBuilder.CreateIndex(
                name: "ix_job_applications_tenant_id_employer_id_state_answer_due_on",
                table: "job_applications",
                columns: new[] { "tenant_id", "employer_id", "state", "answer_due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_applicant_notes_tenant_id_application_id_at",
                table: "applicant_notes",
                columns: new[] { "tenant_id", "application_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_interview_seats_tenant_id_interview_id",
                table: "interview_seats",
                columns: new[] { "tenant_id", "interview_id" });

            migrationBuilder.CreateIndex(
                name: "ix_interviews_employer_id",
                table: "interviews",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_interviews_talent_user_id",
                table: "interviews",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_interviews_tenant_id_application_id_proposed_at",
                table: "interviews",
                columns: new[] { "tenant_id", "application_id", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_interviews_tenant_id_starts_at",
                table: "interviews",
                columns: new[] { "tenant_id", "starts_at" },
                filter: "state = 'Fixed'");

            migrationBuilder.CreateIndex(
                name: "ix_reply_times_employer_id",
                table: "reply_times",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_reply_terms_tenant_id",
                table: "reply_terms",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_score_sheets_tenant_id_job_id",
                table: "score_sheets",
                columns: new[] { "tenant_id", "job_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scorecards_tenant_id_application_id_member_user_id",
                table: "scorecards",
                columns: new[] { "tenant_id", "application_id", "member_user_id" },
                unique: true);

            // Two ranges instead of an uuid and a range, as with appointments. At all tenants: somebody is in one place at a time.
            migrationBuilder.Sql(
                """
                alter table interview_seats add constraint ex_interview_seats_no_overlap exclude using gist (
                    int8range(uuid_hash_extended(member_user_id, uuid_hash_extended(employer_id, 0)), uuid_hash_extended(member_user_id, uuid_hash_extended(employer_id, 0)), '[]') with &&,
                    tstzrange(starts_at, ends_at) with &&)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applicant_notes");

            migrationBuilder.DropTable(
                name: "interview_seats");

            migrationBuilder.DropTable(
                name: "reply_terms");

            migrationBuilder.DropTable(
                name: "reply_times");

            migrationBuilder.DropTable(
                name: "score_sheets");

            migrationBuilder.DropTable(
                name: "scorecards");

            migrationBuilder.DropTable(
                name: "interviews");

            migrationBuilder.DropIndex(
                name: "ix_job_applications_tenant_id_answer_due_on",
                table: "job_applications");

            migrationBuilder.DropIndex(
                name: "ix_job_applications_tenant_id_employer_id_state_answer_due_on",
                table: "job_applications");

            migrationBuilder.DropColumn(
                name: "answer_due_on",
                table: "job_applications");

            migrationBuilder.DropColumn(
                name: "reminded_on",
                table: "job_applications");

            migrationBuilder.DropColumn(
                name: "reminders",
                table: "job_applications");

            migrationBuilder.DropColumn(
                name: "shared_at",
                table: "job_applications");

            migrationBuilder.DropColumn(
                name: "because",
                table: "application_steps");

            migrationBuilder.DropColumn(
                name: "undoes_id",
                table: "application_steps");
        }
    }
}
