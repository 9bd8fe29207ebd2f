using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddFamily : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "declined_at",
                schema: "accounts",
                table: "invitations",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "family_wishes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reader_id = table.Column<Guid>(type: "uuid", nullable: true),
                    industry_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    places = table.Column<List<string>>(type: "character varying(6)[]", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_family_wishes", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partner_sides",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_sides", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_family_wishes_reader_id",
                table: "family_wishes",
                column: "reader_id");

            migrationBuilder.CreateIndex(
                name: "ix_family_wishes_user_id_kind",
                table: "family_wishes",
                columns: new[] { "user_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partner_sides_partner_id",
                table: "partner_sides",
                column: "partner_id");

            migrationBuilder.CreateIndex(
                name: "ix_partner_sides_user_id",
                table: "partner_sides",
                column: "user_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "family_wishes");

            migrationBuilder.DropTable(
                name: "partner_sides");

            migrationBuilder.DropColumn(
                name: "declined_at",
                schema: "accounts",
                table: "invitations");
        }
    }
}
