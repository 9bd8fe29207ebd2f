using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class EmployerChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "employers",
                type: "timestamptz",
                nullable: false,
                defaultValueSql: "now()");

            migrationBuilder.Sql("update employers set changed_at = created_at");

            migrationBuilder.Sql("alter table employers alter column changed_at drop default");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "employers");
        }
    }
}
