using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Referrals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "referral_id",
                table: "consents",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    receiver_employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact = table.Column<byte[]>(type: "bytea", nullable: false),
                    asks = table.Column<byte[]>(type: "bytea", nullable: false),
                    proposed = table.Column<string[]>(type: "text[]", nullable: false),
                    agreed = table.Column<string[]>(type: "text[]", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    days = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<byte[]>(type: "bytea", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    reminded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    owner_told_on = table.Column<DateOnly>(type: "date", nullable: true),
                    link_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    receiver_name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    receiver_name_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_referrals_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_referrals_employers_receiver_employer_id",
                        column: x => x.receiver_employer_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "referral_letters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    facts = table.Column<byte[]>(type: "bytea", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_letters", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_referral_letters_referrals_tenant_id_id",
                        columns: x => new { x.tenant_id, x.id },
                        principalTable: "referrals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_referral_letters_talent_user_id",
                table: "referral_letters",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_letters_tenant_id_employer_id_sent_at",
                table: "referral_letters",
                columns: new[] { "tenant_id", "employer_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_receiver_employer_id",
                table: "referrals",
                column: "receiver_employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_talent_user_id",
                table: "referrals",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_tenant_id_case_id",
                table: "referrals",
                columns: new[] { "tenant_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_tenant_id_due_on",
                table: "referrals",
                columns: new[] { "tenant_id", "due_on" },
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_tenant_id_link_hash",
                table: "referrals",
                columns: new[] { "tenant_id", "link_hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "referral_letters");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropColumn(
                name: "referral_id",
                table: "consents");
        }
    }
}
