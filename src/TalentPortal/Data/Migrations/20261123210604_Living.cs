using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Living : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "city_cards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    slug = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    body = table.Column<string>(type: "character varying(40000)", maxLength: 40000, nullable: false),
                    is_edited = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name_en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    name_zh = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    summary_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    summary_zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_city_cards", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "local_services",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    place_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    hours = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    languages = table.Column<List<string>>(type: "character varying(3)[]", nullable: false),
                    url = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    checked_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    claims = table.Column<List<string>>(type: "character varying(80)[]", nullable: false),
                    is_edited = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    name_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    owner_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    owner_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    text_en = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    text_zh = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_services", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_city_cards_tenant_id_slug",
                table: "city_cards",
                columns: new[] { "tenant_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_local_services_tenant_id_code",
                table: "local_services",
                columns: new[] { "tenant_id", "code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "city_cards");

            migrationBuilder.DropTable(
                name: "local_services");
        }
    }
}
