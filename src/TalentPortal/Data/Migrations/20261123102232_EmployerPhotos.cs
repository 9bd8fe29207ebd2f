using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class EmployerPhotos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "photo_alt_en",
                table: "employers",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "photo_alt_zh",
                table: "employers",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "photo_at",
                table: "employers",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "photo_kind",
                table: "employers",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "photo_name",
                table: "employers",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "photo_release",
                table: "employers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "photo_alt_en",
                table: "employers");

            migrationBuilder.DropColumn(
                name: "photo_alt_zh",
                table: "employers");

            migrationBuilder.DropColumn(
                name: "photo_at",
                table: "employers");

            migrationBuilder.DropColumn(
                name: "photo_kind",
                table: "employers");

            migrationBuilder.DropColumn(
                name: "photo_name",
                table: "employers");

            migrationBuilder.DropColumn(
                name: "photo_release",
                table: "employers");
        }
    }
}
