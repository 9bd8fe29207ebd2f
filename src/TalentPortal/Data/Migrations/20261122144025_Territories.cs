using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Territories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "offered_to",
                table: "leads",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "offered_until",
                table: "leads",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "queue",
                table: "leads",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.CreateTable(
                name: "lead_offers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    fit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    region_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    overlap_hours = table.Column<int>(type: "integer", nullable: false),
                    load = table.Column<int>(type: "integer", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_offers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_lead_offers_leads_tenant_id_lead_id",
                        columns: x => new { x.tenant_id, x.lead_id },
                        principalTable: "leads",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lead_routings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    hours = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_routings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "territories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    countries = table.Column<List<string>>(type: "character varying(2)[]", nullable: false),
                    regions = table.Column<List<string>>(type: "character varying(40)[]", nullable: false),
                    languages = table.Column<List<string>>(type: "character varying(8)[]", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    hours = table.Column<List<int>>(type: "integer[]", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    away_until = table.Column<DateOnly>(type: "date", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_territories", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_offered_to",
                table: "leads",
                columns: new[] { "tenant_id", "offered_to" },
                filter: "offered_to is not null");

            migrationBuilder.CreateIndex(
                name: "ix_lead_offers_tenant_id_lead_id",
                table: "lead_offers",
                columns: new[] { "tenant_id", "lead_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lead_offers_tenant_id_user_id_offered_at",
                table: "lead_offers",
                columns: new[] { "tenant_id", "user_id", "offered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_lead_routings_tenant_id",
                table: "lead_routings",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_territories_tenant_id_user_id",
                table: "territories",
                columns: new[] { "tenant_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_territories_user_id",
                table: "territories",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lead_offers");

            migrationBuilder.DropTable(
                name: "lead_routings");

            migrationBuilder.DropTable(
                name: "territories");

            migrationBuilder.DropIndex(
                name: "ix_leads_tenant_id_offered_to",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "offered_to",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "offered_until",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "queue",
                table: "leads");
        }
    }
}
