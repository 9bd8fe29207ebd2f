using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Viewings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "check_reminders",
                table: "housing_listings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "flat_enquiries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ending = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    declined = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    zone = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    talent_zone = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    slots = table.Column<List<string>>(type: "character varying(16)[]", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    companion_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    companion_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    waiting_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    flat_title_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    flat_title_zh = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flat_enquiries", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_flat_enquiries_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_flat_enquiries_housing_listings_tenant_id_listing_id",
                        columns: x => new { x.tenant_id, x.listing_id },
                        principalTable: "housing_listings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "flat_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    author_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flat_messages", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_flat_messages_flat_enquiries_tenant_id_enquiry_id",
                        columns: x => new { x.tenant_id, x.enquiry_id },
                        principalTable: "flat_enquiries",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_flat_enquiries_employer_id",
                table: "flat_enquiries",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_flat_enquiries_talent_user_id",
                table: "flat_enquiries",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_flat_enquiries_tenant_id_case_id",
                table: "flat_enquiries",
                columns: new[] { "tenant_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_flat_enquiries_tenant_id_closed_at",
                table: "flat_enquiries",
                columns: new[] { "tenant_id", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_flat_enquiries_tenant_id_employer_id_waiting_since",
                table: "flat_enquiries",
                columns: new[] { "tenant_id", "employer_id", "waiting_since" });

            migrationBuilder.CreateIndex(
                name: "ux_flat_enquiries_one_open",
                table: "flat_enquiries",
                columns: new[] { "tenant_id", "listing_id", "talent_user_id" },
                unique: true,
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_flat_messages_employer_id",
                table: "flat_messages",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_flat_messages_talent_user_id",
                table: "flat_messages",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_flat_messages_tenant_id_enquiry_id_at",
                table: "flat_messages",
                columns: new[] { "tenant_id", "enquiry_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "flat_messages");

            migrationBuilder.DropTable(
                name: "flat_enquiries");

            migrationBuilder.DropColumn(
                name: "check_reminders",
                table: "housing_listings");
        }
    }
}
