using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddSchools : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "schools",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    city_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    age_from = table.Column<int>(type: "integer", nullable: false),
                    age_to = table.Column<int>(type: "integer", nullable: false),
                    languages = table.Column<List<string>>(type: "character varying(3)[]", nullable: false),
                    curricula = table.Column<List<string>>(type: "character varying(20)[]", nullable: false),
                    windows = table.Column<List<string>>(type: "character varying(32)[]", nullable: false),
                    fee_from = table.Column<int>(type: "integer", nullable: true),
                    fee_to = table.Column<int>(type: "integer", nullable: true),
                    admits = table.Column<List<string>>(type: "character varying(20)[]", nullable: false),
                    documents = table.Column<List<string>>(type: "character varying(30)[]", nullable: false),
                    website = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    waiting = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    waiting_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    verified_on = table.Column<DateOnly>(type: "date", nullable: false),
                    verified_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    certainty = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    admits_note_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    admits_note_zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    district_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    district_zh = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    fee_note_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    fee_note_zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    name_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schools", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_schools_tenant_id_is_public_age_from",
                table: "schools",
                columns: new[] { "tenant_id", "is_public", "age_from" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "schools");
        }
    }
}
