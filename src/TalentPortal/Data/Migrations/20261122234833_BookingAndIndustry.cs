using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class BookingAndIndustry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "industry_code",
                table: "leads",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<List<DateTimeOffset>>(
                name: "singles",
                table: "booking_hours",
                type: "timestamp with time zone[]",
                nullable: false,
                defaultValueSql: "'{}'"); // those who have hours already have no single times

            migrationBuilder.AddColumn<byte[]>(
                name: "words",
                table: "appointments",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "industry_code",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "singles",
                table: "booking_hours");

            migrationBuilder.DropColumn(
                name: "words",
                table: "appointments");
        }
    }
}
