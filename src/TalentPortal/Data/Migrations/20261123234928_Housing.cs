using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Housing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "housing_listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    operator_id = table.Column<Guid>(type: "uuid", nullable: true),
                    listed_for = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    place_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    latitude = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    longitude = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    rent = table.Column<int>(type: "integer", nullable: false),
                    deposit = table.Column<decimal>(type: "numeric(6,1)", precision: 6, scale: 1, nullable: false),
                    area = table.Column<int>(type: "integer", nullable: false),
                    rooms = table.Column<int>(type: "integer", nullable: false),
                    is_furnished = table.Column<bool>(type: "boolean", nullable: false),
                    free_from = table.Column<DateOnly>(type: "date", nullable: true),
                    lease_months = table.Column<int>(type: "integer", nullable: false),
                    registration = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    foreigners = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    languages = table.Column<List<string>>(type: "character varying(3)[]", nullable: false),
                    scheme_code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    checked_how = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    checked_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    text_en = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    text_zh = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    title_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_housing_listings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_housing_listings_employers_operator_id",
                        column: x => x.operator_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "housing_photos",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    operator_id = table.Column<Guid>(type: "uuid", nullable: true),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    release = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    alt_en = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    alt_zh = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_housing_photos", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_housing_photos_employers_operator_id",
                        column: x => x.operator_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_housing_photos_housing_listings_tenant_id_listing_id",
                        columns: x => new { x.tenant_id, x.listing_id },
                        principalTable: "housing_listings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_housing_listings_operator_id",
                table: "housing_listings",
                column: "operator_id");

            migrationBuilder.CreateIndex(
                name: "ix_housing_listings_tenant_id_is_public_checked_on",
                table: "housing_listings",
                columns: new[] { "tenant_id", "is_public", "checked_on" });

            migrationBuilder.CreateIndex(
                name: "ix_housing_listings_tenant_id_scheme_code",
                table: "housing_listings",
                columns: new[] { "tenant_id", "scheme_code" });

            migrationBuilder.CreateIndex(
                name: "ix_housing_photos_operator_id",
                table: "housing_photos",
                column: "operator_id");

            migrationBuilder.CreateIndex(
                name: "ix_housing_photos_tenant_id_listing_id_added_at",
                table: "housing_photos",
                columns: new[] { "tenant_id", "listing_id", "added_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "housing_photos");

            migrationBuilder.DropTable(
                name: "housing_listings");
        }
    }
}
