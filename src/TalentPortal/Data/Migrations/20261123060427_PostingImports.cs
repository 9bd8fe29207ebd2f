using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class PostingImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "posting_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    file_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    format = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    columns = table.Column<List<string>>(type: "character varying(120)[]", nullable: false),
                    map = table.Column<List<string>>(type: "character varying(40)[]", nullable: false),
                    goal = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    leaves_faulty = table.Column<bool>(type: "boolean", nullable: false),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    looked = table.Column<int>(type: "integer", nullable: false),
                    faulty = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    confirmed = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    over = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting_imports", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_posting_imports_employers_employer_id",
                        column: x => x.employer_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "posting_import_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<List<string>>(type: "character varying(40000)[]", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    faults = table.Column<List<string>>(type: "character varying(1000)[]", nullable: false),
                    effect = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    job_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting_import_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_posting_import_lines_employers_employer_id",
                        column: x => x.employer_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_import_lines_posting_imports_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "posting_imports",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_posting_import_lines_employer_id",
                table: "posting_import_lines",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_posting_import_lines_tenant_id_import_id_key",
                table: "posting_import_lines",
                columns: new[] { "tenant_id", "import_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_import_lines_tenant_id_import_id_number",
                table: "posting_import_lines",
                columns: new[] { "tenant_id", "import_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_posting_imports_employer_id",
                table: "posting_imports",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_posting_imports_tenant_id_changed_at",
                table: "posting_imports",
                columns: new[] { "tenant_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_imports_tenant_id_employer_id_created_at",
                table: "posting_imports",
                columns: new[] { "tenant_id", "employer_id", "created_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "posting_import_lines");

            migrationBuilder.DropTable(
                name: "posting_imports");
        }
    }
}
