using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ItemSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "item_listings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(84)", maxLength: 84, nullable: false),
                    path = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    place_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    day_means = table.Column<short>(type: "smallint", nullable: false),
                    summary_en = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    summary_zh = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_listings", x => new { x.tenant_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "item_search",
                columns: table => new
                {
                    ord = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    blocks = table.Column<int[]>(type: "integer[]", nullable: false, computedColumnSql: "array[0 | (ord >> 10), 4194304 | (ord >> 12), 8388608 | (ord >> 14), 12582912 | (ord >> 16), 16777216 | (ord >> 18), 20971520 | (ord >> 20), 25165824 | (ord >> 22)]", stored: true),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "character varying(84)", maxLength: 84, nullable: false),
                    until_day = table.Column<int>(type: "integer", nullable: false),
                    form = table.Column<short>(type: "smallint", nullable: false),
                    head = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_search", x => x.ord);
                })
                .Annotation("Npgsql:StorageParameter:toast_tuple_target", 1200);

            migrationBuilder.CreateIndex(
                name: "ix_item_search_gin",
                table: "item_search",
                columns: new[] { "tenant_id", "words", "head", "kind", "blocks" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", true);

            migrationBuilder.CreateIndex(
                name: "ix_item_search_tenant_id_name",
                table: "item_search",
                columns: new[] { "tenant_id", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "item_listings");

            migrationBuilder.DropTable(
                name: "item_search");
        }
    }
}
