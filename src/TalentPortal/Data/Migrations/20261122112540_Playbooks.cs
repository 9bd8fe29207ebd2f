using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Playbooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "arrived_on",
                table: "cases",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "check_in_since",
                table: "cases",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "playbook_edition_id",
                table: "cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "plan_edition_id",
                table: "case_tasks",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    by_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_checks", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_case_checks_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "check_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    day = table.Column<int>(type: "integer", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reminded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    questions_version = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<byte[]>(type: "bytea", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    is_flagged = table.Column<bool>(type: "boolean", nullable: false),
                    asks_again = table.Column<bool>(type: "boolean", nullable: false),
                    is_missed = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_ins", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_check_ins_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "playbook_editions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    base_version = table.Column<int>(type: "integer", nullable: false),
                    plan_version = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<string>(type: "character varying(60000)", maxLength: 60000, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    saved_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_playbook_editions", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_cases_tenant_id_arrived_on",
                table: "cases",
                columns: new[] { "tenant_id", "arrived_on" },
                filter: "arrived_on is not null");

            migrationBuilder.CreateIndex(
                name: "ix_cases_tenant_id_playbook_edition_id",
                table: "cases",
                columns: new[] { "tenant_id", "playbook_edition_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_tenant_id_plan_edition_id",
                table: "case_tasks",
                columns: new[] { "tenant_id", "plan_edition_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_checks_talent_user_id",
                table: "case_checks",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_checks_tenant_id_case_id_key",
                table: "case_checks",
                columns: new[] { "tenant_id", "case_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_talent_user_id",
                table: "check_ins",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_tenant_id_asked_on",
                table: "check_ins",
                columns: new[] { "tenant_id", "asked_on" },
                filter: "answered_at is null and not is_missed");

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_tenant_id_case_id_day",
                table: "check_ins",
                columns: new[] { "tenant_id", "case_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_playbook_editions_tenant_id_number",
                table: "playbook_editions",
                columns: new[] { "tenant_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_playbook_editions_one_draft",
                table: "playbook_editions",
                column: "tenant_id",
                unique: true,
                filter: "not is_public");

            migrationBuilder.AddForeignKey(
                name: "fk_case_tasks_playbook_editions_tenant_id_plan_edition_id",
                table: "case_tasks",
                columns: new[] { "tenant_id", "plan_edition_id" },
                principalTable: "playbook_editions",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_cases_playbook_editions_tenant_id_playbook_edition_id",
                table: "cases",
                columns: new[] { "tenant_id", "playbook_edition_id" },
                principalTable: "playbook_editions",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_case_tasks_playbook_editions_tenant_id_plan_edition_id",
                table: "case_tasks");

            migrationBuilder.DropForeignKey(
                name: "fk_cases_playbook_editions_tenant_id_playbook_edition_id",
                table: "cases");

            migrationBuilder.DropTable(
                name: "case_checks");

            migrationBuilder.DropTable(
                name: "check_ins");

            migrationBuilder.DropTable(
                name: "playbook_editions");

            migrationBuilder.DropIndex(
                name: "ix_cases_tenant_id_arrived_on",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_tenant_id_playbook_edition_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_case_tasks_tenant_id_plan_edition_id",
                table: "case_tasks");

            migrationBuilder.DropColumn(
                name: "arrived_on",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "check_in_since",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "playbook_edition_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "plan_edition_id",
                table: "case_tasks");
        }
    }
}
