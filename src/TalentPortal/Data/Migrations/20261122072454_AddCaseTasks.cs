using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddCaseTasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    track = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    after = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    plan_version = table.Column<int>(type: "integer", nullable: true),
                    line = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    place = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ended_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reminded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_tasks", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_case_tasks_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_talent_user_id",
                table: "case_tasks",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_tenant_id_case_id_state_due_on",
                table: "case_tasks",
                columns: new[] { "tenant_id", "case_id", "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_tenant_id_state_party_due_on",
                table: "case_tasks",
                columns: new[] { "tenant_id", "state", "party", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ux_case_tasks_one_of_line",
                table: "case_tasks",
                columns: new[] { "tenant_id", "case_id", "line" },
                unique: true,
                filter: "line is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_tasks");
        }
    }
}
