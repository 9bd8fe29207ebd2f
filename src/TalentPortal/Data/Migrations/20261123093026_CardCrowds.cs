using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class CardCrowds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "card_crowds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    people = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    is_whole = table.Column<bool>(type: "boolean", nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_crowds", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_talent_facts_tenant_id_changed_at",
                table: "talent_facts",
                columns: new[] { "tenant_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_talent_facts_tenant_id_id",
                table: "talent_facts",
                columns: new[] { "tenant_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "card_crowds");

            migrationBuilder.DropIndex(
                name: "ix_talent_facts_tenant_id_changed_at",
                table: "talent_facts");

            migrationBuilder.DropIndex(
                name: "ix_talent_facts_tenant_id_id",
                table: "talent_facts");
        }
    }
}
