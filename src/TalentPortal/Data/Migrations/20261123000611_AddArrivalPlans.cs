using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddArrivalPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "arrival_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    arrive_on = table.Column<DateOnly>(type: "date", nullable: false),
                    audience = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    with_children = table.Column<bool>(type: "boolean", nullable: false),
                    template_version = table.Column<int>(type: "integer", nullable: false),
                    made_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_arrival_plans", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_arrival_plans_cases_tenant_id_id",
                        columns: x => new { x.tenant_id, x.id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "arrival_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    line = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    at_minute = table.Column<int>(type: "integer", nullable: true),
                    time_of_day = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    papers = table.Column<List<string>>(type: "text[]", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    done_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    done_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_arrival_items", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_arrival_items_arrival_plans_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "arrival_plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_arrival_items_talent_user_id",
                table: "arrival_items",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_arrival_items_tenant_id_case_id_on_day",
                table: "arrival_items",
                columns: new[] { "tenant_id", "case_id", "on_day" });

            migrationBuilder.CreateIndex(
                name: "ix_arrival_plans_talent_user_id",
                table: "arrival_plans",
                column: "talent_user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "arrival_items");

            migrationBuilder.DropTable(
                name: "arrival_plans");
        }
    }
}
