using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ContentLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_desk",
                table: "tenants",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "content_claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    sources = table.Column<List<string>>(type: "character varying(20)[]", nullable: false),
                    as_of = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    certainty = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    standing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    verify = table.Column<bool>(type: "boolean", nullable: false),
                    figure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    place_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    note_en = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    note_zh = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    is_edited = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_claims", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "content_list_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    claim = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    is_edited = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_list_places", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "content_loads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    digest = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_loads", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "content_parameters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    figure = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    claim = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    is_edited = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_parameters", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "content_sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reliability = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    issued = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    publisher_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    publisher_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    title_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    is_edited = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_sources", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_tenants_is_desk",
                table: "tenants",
                column: "is_desk",
                unique: true,
                filter: "is_desk");

            migrationBuilder.CreateIndex(
                name: "ix_content_claims_tenant_id_code",
                table: "content_claims",
                columns: new[] { "tenant_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_content_list_places_tenant_id_list_place_code_valid_from",
                table: "content_list_places",
                columns: new[] { "tenant_id", "list", "place_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_content_loads_tenant_id_file",
                table: "content_loads",
                columns: new[] { "tenant_id", "file" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_content_parameters_tenant_id_code_place_code_valid_from",
                table: "content_parameters",
                columns: new[] { "tenant_id", "code", "place_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_content_sources_tenant_id_code",
                table: "content_sources",
                columns: new[] { "tenant_id", "code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "content_claims");

            migrationBuilder.DropTable(
                name: "content_list_places");

            migrationBuilder.DropTable(
                name: "content_loads");

            migrationBuilder.DropTable(
                name: "content_parameters");

            migrationBuilder.DropTable(
                name: "content_sources");

            migrationBuilder.DropIndex(
                name: "ix_tenants_is_desk",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "is_desk",
                table: "tenants");
        }
    }
}
